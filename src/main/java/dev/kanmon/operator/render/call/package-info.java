/** Pure: how a call to another system gets into a pod, its secrets by reference. */
package dev.kanmon.operator.render.call;
