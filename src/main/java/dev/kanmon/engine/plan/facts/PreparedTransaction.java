package dev.kanmon.engine.plan.facts;

import java.time.Duration;

/** A transaction of PREPARE TRANSACTION that nobody has ended yet; it holds its locks. */
public record PreparedTransaction(String name, String owner, Duration age) {}
