package io.credence.training.trainer.fit;

import io.credence.registry.api.ModelCard.Epoch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far a fit is: whole epochs done, and the place in the current one.
///
/// @param startLoss validation loss before any training, when the network says the base rate
/// @param epoch the current epoch, from 1
/// @param batch batches of it done
/// @param lossSum of those batches, weighted by their samples
/// @param seconds spent in the current epoch so far, earlier attempts included
public record FitProgress(
        double startLoss,
        int epoch,
        int batch,
        double lossSum,
        double seconds,
        List<Epoch> history) {

    public FitProgress {
        history = List.copyOf(history);
    }

    static FitProgress start(double startLoss) {
        return new FitProgress(startLoss, 1, 0, 0, 0, List.of());
    }

    FitProgress nextEpoch(Epoch done) {
        List<Epoch> longer = new ArrayList<>(history);
        longer.add(done);
        return new FitProgress(startLoss, epoch + 1, 0, 0, 0, longer);
    }

    FitProgress within(int batchesDone, double loss, double secondsSpent) {
        return new FitProgress(startLoss, epoch, batchesDone, loss, secondsSpent, history);
    }

    /// The epoch of the lowest validation loss, the earliest of equals; 0 where none is lower than
    /// at the start, so that what was learnt is worth less than the base rate.
    public int bestEpoch() {
        return history.stream()
                .filter(each -> each.validationLoss() < startLoss)
                .min(Comparator.comparingDouble(Epoch::validationLoss))
                .map(Epoch::epoch)
                .orElse(0);
    }

    boolean isExhausted(int patience) {
        return history.size() - bestEpoch() >= patience;
    }
}
