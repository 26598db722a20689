/** What lets tests and the demo run on the real parts: PostgreSQL, a Kubernetes API server, and a stand-in for nodes. */
package dev.kanmon.testsupport;
