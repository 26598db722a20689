/** What the cluster shows of the object that does a hook, read off it by a pure function for each kind. */
package dev.kanmon.operator.observe.hook;
