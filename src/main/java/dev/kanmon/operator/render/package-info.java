/** From a run to the objects that carry it out; pure. */
package dev.kanmon.operator.render;
