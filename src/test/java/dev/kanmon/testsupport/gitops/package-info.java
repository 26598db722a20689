/** How the tools that carry manifests from Git to a cluster judge a resource. */
package dev.kanmon.testsupport.gitops;
