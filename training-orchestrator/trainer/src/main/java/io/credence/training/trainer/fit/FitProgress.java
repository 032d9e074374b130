package io.credence.training.trainer.fit;

import io.credence.registry.api.ModelCard.Epoch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far a fit is: whole epochs done, and the place in the current one.
///
/// @param epoch the current epoch, from 1
/// @param batch batches of it done
/// @param lossSum of those batches, weighted by their samples
/// @param seconds spent in the current epoch so far, earlier attempts included
public record FitProgress(
        int epoch, int batch, double lossSum, double seconds, List<Epoch> history) {

    public static final FitProgress START = new FitProgress(1, 0, 0, 0, List.of());

    public FitProgress {
        history = List.copyOf(history);
    }

    FitProgress nextEpoch(Epoch done) {
        List<Epoch> longer = new ArrayList<>(history);
        longer.add(done);
        return new FitProgress(epoch + 1, 0, 0, 0, longer);
    }

    /// The epoch of the lowest validation loss, the earliest of equals; 0 before the first ends.
    public int bestEpoch() {
        return history.stream()
                .min(Comparator.comparingDouble(Epoch::validationLoss))
                .map(Epoch::epoch)
                .orElse(0);
    }

    boolean isExhausted(int patience) {
        return !history.isEmpty() && history.size() - bestEpoch() >= patience;
    }
}
