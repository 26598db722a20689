/** The steps of a Blue-Green rollout, as a function of what is asked for, what was written and what is seen. */
package dev.kanmon.operator.decide.rollout;
