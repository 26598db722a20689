/** The rules of lint, one class for each theme, one function for each rule. */
package dev.kanmon.engine.lint.rule;
