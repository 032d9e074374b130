package io.credence.strategy.api;

/// A paper order was filled. Topic `decisions.v1`, keyed by portfolio. `quantity` is signed, buys
/// positive; `price` includes slippage, `fee` is in the quote currency.
public record OrderFilled(
        String portfolio,
        String orderId,
        String instrument,
        long barOpenTimeMs,
        double quantity,
        double price,
        double fee,
        DecisionReason reason) {

    public static final String TOPIC = DecisionMade.TOPIC;
    public static final String TYPE = "io.credence.strategy.order.filled.v1";
}
