/** What Kanmon and other projects' controllers say to each other. */
package dev.kanmon.ecosystem;
