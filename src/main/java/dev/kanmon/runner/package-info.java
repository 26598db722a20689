/** The command line. It starts without Quarkus, since people wait for a migration's pod to start. */
package dev.kanmon.runner;
