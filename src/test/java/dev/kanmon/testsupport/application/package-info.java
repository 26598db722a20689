/**
 * An application in a cluster without controllers and nodes: Deployments whose pods are real web servers, a Service whose
 * connections a real proxy takes, and a client who counts what fails.
 */
package dev.kanmon.testsupport.application;
