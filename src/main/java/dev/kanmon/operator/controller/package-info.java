/** The reconcilers: observe, decide, write the status, perform the effect; and what wakes them. */
package dev.kanmon.operator.controller;
