package io.credence.training.trainer.dataset;

/// The columns of a dataset, all of one length. The arrays are shared, not copied, and nobody
/// writes to them after construction.
///
/// @param values features in row-major order; NaN where not defined
/// @param label 1 where the target came first, else 0; [#NO_LABEL] where that is not known
/// @param labelEndMs 0 without a label
// A carrier of large columns between two classes; it is never compared.
@SuppressWarnings("ArrayRecordComponent")
public record DatasetColumns(
        long[] openTimeMs,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        float[] values,
        byte[] label,
        long[] labelEndMs) {

    /// Of a bar that may be traded, but not learnt from.
    public static final byte NO_LABEL = -1;
}
