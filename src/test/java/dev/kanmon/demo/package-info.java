/** What {@code make demo} shows: the road of one schema, with a failure and the way out of it, as a user sees it. */
package dev.kanmon.demo;
