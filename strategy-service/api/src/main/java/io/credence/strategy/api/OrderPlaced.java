package io.credence.strategy.api;

/// A paper order was placed. Topic `decisions.v1`, keyed by portfolio. It fills, or is cancelled,
/// at the next bar; an exit at a barrier fills in its own bar.
///
/// @param barOpenTimeMs the bar that caused it
/// @param budget what an entry spends, fee included, in the quote currency; 0 for an exit
/// @param quantity what an exit sells; 0 for an entry
/// @param reason `ENTERED` for an entry, else why the position closes
public record OrderPlaced(
        String portfolio,
        String orderId,
        String instrument,
        long barOpenTimeMs,
        double budget,
        double quantity,
        DecisionReason reason) {

    public static final String TOPIC = DecisionMade.TOPIC;
    public static final String TYPE = "io.credence.strategy.order.placed.v1";
}
