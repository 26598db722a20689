/** The whole thing in a cluster: the image, the chart, a database, a migration. Needs Docker. */
package dev.kanmon.e2e;
