/** What a Job of the runner is to ask of another system. The operator writes it into the pod's environment; nothing in it is secret. */
package dev.kanmon.contract.call;
