/** From a decision and the status before to the status after. */
package dev.kanmon.operator.status;
