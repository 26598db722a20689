/** What a check of drift found, for people and for machines. */
package dev.kanmon.runner.drift;
