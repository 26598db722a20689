/** Whether a version of the application may go on: whether its migrations are applied. */
package dev.kanmon.operator.decide.gate;
