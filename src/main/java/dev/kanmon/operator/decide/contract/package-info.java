/** How long removing migrations are held: until no pod of an old version is left, and has not been for long enough. */
package dev.kanmon.operator.decide.contract;
