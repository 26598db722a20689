/** The gate over HTTP: answers rollouts of others out of the caches, and is closed whenever these cannot be believed. */
package dev.kanmon.operator.gate;
