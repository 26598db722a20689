/** Plans as documents: JSON for machines, Markdown for people. */
package dev.kanmon.runner.plan;
