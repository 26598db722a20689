/** Pure: a hook, and the run that it is for, to the object that does it: a Job, or a resource of a provider. */
package dev.kanmon.operator.render.hook;
