/** What is asked of a target before a plan is made: read-only, bounded in time, and never an error for what is hidden. */
package dev.kanmon.engine.plan.facts;
