/** Kills runner and operator at any moment and counts what that broke. */
package dev.kanmon.crash;
