/** From caches and the clock to what a decision needs to know. Writes nothing. */
package dev.kanmon.operator.observe;
