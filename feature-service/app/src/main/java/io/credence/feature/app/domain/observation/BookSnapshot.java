package io.credence.feature.app.domain.observation;

import io.credence.feature.kernels.inputs.InputName;
import java.util.ArrayList;
import java.util.List;

/// An order book at one time, best levels first. A book that names fewer levels than a depth counts
/// says nothing of that depth: nobody knows whether it was cut off or thin.
public record BookSnapshot(long eventMs, long knownMs, List<Level> bids, List<Level> asks) {

    public static final int MOST_LEVELS = 1000;

    /// What waits at a price, of the base asset.
    public record Level(double price, double size) {}

    /// The message begins with the wrong field.
    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        requireLevels("bids", bids, -1);
        requireLevels("asks", asks, 1);
        double bid = bids.getFirst().price();
        double ask = asks.getFirst().price();
        if (bid > ask) {
            throw new IllegalArgumentException(
                    "asks[0][0] must not be below the best bid, was " + ask + " < " + bid);
        }
    }

    private static void requireLevels(String side, List<Level> levels, int direction) {
        if (levels.isEmpty() || levels.size() > MOST_LEVELS) {
            throw new IllegalArgumentException(side + " must have 1 to " + MOST_LEVELS + " levels");
        }
        for (int i = 0; i < levels.size(); i++) {
            String place = side + "[" + i + "]";
            requireAmount(place + "[0]", levels.get(i).price());
            requireAmount(place + "[1]", levels.get(i).size());
            double step = i == 0 ? direction : levels.get(i).price() - levels.get(i - 1).price();
            if (step * direction <= 0.0) {
                throw new IllegalArgumentException(
                        place
                                + "[0] must be "
                                + (direction > 0 ? "above" : "below")
                                + " the level before");
            }
        }
    }

    private static void requireAmount(String place, double amount) {
        if (!(amount > 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(place + " must be a number > 0, was " + amount);
        }
    }

    public List<Observation> observations() {
        List<Observation> all = new ArrayList<>();
        add(all, InputName.BOOK_BID, bids.getFirst().price());
        add(all, InputName.BOOK_ASK, asks.getFirst().price());
        add(all, InputName.BOOK_BID_SIZE, bids.getFirst().size());
        add(all, InputName.BOOK_ASK_SIZE, asks.getFirst().size());
        depth(all, InputName.BOOK_BID_DEPTH_5, bids, 5);
        depth(all, InputName.BOOK_BID_DEPTH_10, bids, 10);
        depth(all, InputName.BOOK_BID_DEPTH_20, bids, 20);
        depth(all, InputName.BOOK_ASK_DEPTH_5, asks, 5);
        depth(all, InputName.BOOK_ASK_DEPTH_10, asks, 10);
        depth(all, InputName.BOOK_ASK_DEPTH_20, asks, 20);
        return all;
    }

    private void depth(List<Observation> all, InputName name, List<Level> levels, int count) {
        if (levels.size() >= count) {
            double depth = 0.0;
            for (Level level : levels.subList(0, count)) {
                depth += level.size();
            }
            add(all, name, depth);
        }
    }

    private void add(List<Observation> all, InputName name, double value) {
        all.add(new Observation(name, eventMs, knownMs, value));
    }
}
