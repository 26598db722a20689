/** How the operator comes up: wiring, configuration, leadership, health, metrics. */
package dev.kanmon.operator.boot;
