package io.credence.strategy.app.domain;

/// Who asks, and what bears on strategies of what they may.
public record Caller(String user, boolean trader, boolean riskOfficer) {}
