/** What is seen of the application that needs the schema: its workloads, a Blue-Green pair, and pods that wait for a gate. */
package dev.kanmon.operator.observe.rollout;
