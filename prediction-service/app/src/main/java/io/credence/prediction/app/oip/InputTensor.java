package io.credence.prediction.app.oip;

import org.jspecify.annotations.Nullable;

/// An input as the JSON part describes it. Its values are in `json`, or follow the JSON part.
///
/// @param json the values of `data` in order, whatever their nesting; null without `data`
record InputTensor(
        String name,
        String datatype,
        Dimensions shape,
        RequestParameters parameters,
        @Nullable FloatList json) {}
