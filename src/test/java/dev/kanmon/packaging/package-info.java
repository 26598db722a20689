/** Proves what is installed: the Helm chart, the manifests, and that both ask for no more than the operator needs. */
package dev.kanmon.packaging;
