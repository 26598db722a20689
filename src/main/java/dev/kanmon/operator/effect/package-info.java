/** The only place that writes to the cluster, but for status. Each effect can be done twice without harm. */
package dev.kanmon.operator.effect;
