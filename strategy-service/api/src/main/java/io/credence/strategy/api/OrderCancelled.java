package io.credence.strategy.api;

/// A paper order will never fill: trading was halted first, or the next bar came after a gap. Topic
/// `decisions.v1`, keyed by portfolio.
///
/// @param barOpenTimeMs the bar that caused the order
/// @param reason why it was placed
public record OrderCancelled(
        String portfolio,
        String orderId,
        String instrument,
        long barOpenTimeMs,
        DecisionReason reason) {

    public static final String TOPIC = DecisionMade.TOPIC;
    public static final String TYPE = "io.credence.strategy.order.cancelled.v1";
}
