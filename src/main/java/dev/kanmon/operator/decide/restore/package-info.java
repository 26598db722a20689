/** Pure: which backup is brought back, what a person does where Kanmon cannot, and how the application is kept off meanwhile. Knows nothing of runs. */
package dev.kanmon.operator.decide.restore;
