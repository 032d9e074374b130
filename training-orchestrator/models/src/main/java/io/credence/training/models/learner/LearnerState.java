package io.credence.training.models.learner;

import io.credence.training.models.parameter.Weights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// All that changes while training: a learner restored to it goes on bit for bit.
///
/// @param step updates made so far; dropout masks and Adam's bias correction follow from it
public record LearnerState(
        long step, Weights weights, Weights averages, Weights firstMoments, Weights secondMoments) {

    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(step);
        weights.writeTo(out);
        averages.writeTo(out);
        firstMoments.writeTo(out);
        secondMoments.writeTo(out);
    }

    public static LearnerState readFrom(DataInput in) throws IOException {
        return new LearnerState(
                in.readLong(),
                Weights.readFrom(in),
                Weights.readFrom(in),
                Weights.readFrom(in),
                Weights.readFrom(in));
    }
}
