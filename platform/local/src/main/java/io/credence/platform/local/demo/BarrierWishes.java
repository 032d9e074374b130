package io.credence.platform.local.demo;

import org.jspecify.annotations.Nullable;

/// Barriers that the user asked for; null for what shall suit the data.
public record BarrierWishes(
        @Nullable Double takeProfit, @Nullable Double stopLoss, @Nullable Integer horizonBars) {

    public static final BarrierWishes NONE = new BarrierWishes(null, null, null);
}
