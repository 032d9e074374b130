package io.credence.strategy.engine.portfolio;

import org.jspecify.annotations.Nullable;

/// Cash and at most one long position; changes by fills only.
public final class Account {

    private double cash;
    private double quantity;
    private double entryPrice;
    private double reference;
    private long entryOpenTimeMs;
    private int bars;

    public Account(double cash, @Nullable Position position) {
        this.cash = cash;
        if (position != null) {
            this.quantity = position.quantity();
            this.entryPrice = position.entryPrice();
            this.reference = position.reference();
            this.entryOpenTimeMs = position.entryOpenTimeMs();
            this.bars = position.bars();
        }
    }

    public void open(Fill fill, double labelReference) {
        cash += fill.cashChange();
        quantity = fill.quantity();
        entryPrice = fill.price();
        reference = labelReference;
        entryOpenTimeMs = fill.openTimeMs();
        bars = 0;
    }

    /// Closes everything; the fill sells exactly what is held.
    public void close(Fill fill) {
        cash += fill.cashChange();
        quantity = 0.0;
        bars = 0;
    }

    public void countBar() {
        bars++;
    }

    public boolean isFlat() {
        return quantity == 0.0;
    }

    public double cash() {
        return cash;
    }

    public double quantity() {
        return quantity;
    }

    public double reference() {
        return reference;
    }

    public int bars() {
        return bars;
    }

    public double equity(double price) {
        return cash + quantity * price;
    }

    public @Nullable Position position() {
        return isFlat()
                ? null
                : new Position(quantity, entryPrice, reference, entryOpenTimeMs, bars);
    }
}
