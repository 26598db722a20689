/** The operator inside a test's JVM, and what a person does to it. */
package dev.kanmon.testsupport.operator;
