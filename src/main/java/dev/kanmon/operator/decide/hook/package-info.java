/** Pure: how the hooks before and after a run are taken, one after the other. Knows nothing of runs. */
package dev.kanmon.operator.decide.hook;
