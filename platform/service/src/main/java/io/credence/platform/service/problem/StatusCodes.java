package io.credence.platform.service.problem;

import io.credence.platform.api.PlatformErrorCode;
import java.util.List;

/// The code and the words for an error that only has an HTTP status, and is no defect of ours.
final class StatusCodes {

    private StatusCodes() {}

    static Problem problem(int status) {
        return switch (status) {
            case 401 ->
                    Problem.of(
                            PlatformErrorCode.UNAUTHENTICATED,
                            "a valid bearer token of this platform is required");
            case 403 ->
                    Problem.of(
                            PlatformErrorCode.PERMISSION_DENIED,
                            "the roles in the token do not allow this");
            case 404 ->
                    Problem.of(
                            PlatformErrorCode.RESOURCE_DOES_NOT_EXIST,
                            "there is nothing at this path");
            case 405 ->
                    Problem.of(
                            PlatformErrorCode.METHOD_NOT_ALLOWED,
                            "this path does not take this method");
            case 406 ->
                    Problem.of(
                            PlatformErrorCode.NOT_ACCEPTABLE,
                            "no representation fits the Accept header");
            case 409 -> Problem.of(PlatformErrorCode.RESOURCE_CONFLICT, "the state has changed");
            case 412 ->
                    Problem.of(
                            PlatformErrorCode.PRECONDITION_FAILED,
                            "If-Match does not name the current version");
            case 413 -> Problem.of(PlatformErrorCode.PAYLOAD_TOO_LARGE, "the body is too large");
            case 415 ->
                    Problem.of(
                            PlatformErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "this path does not take this Content-Type");
            case 428 -> Problem.of(PlatformErrorCode.PRECONDITION_REQUIRED, "If-Match is required");
            case 429 -> Problem.of(PlatformErrorCode.REQUEST_LIMIT_EXCEEDED, "too many requests");
            case 502, 504 ->
                    Problem.of(
                            PlatformErrorCode.UPSTREAM_FAILED, "a service behind this one failed");
            case 503 ->
                    Problem.of(
                            PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                            "the service cannot answer now; try again");
            default ->
                    new Problem(
                            status,
                            PlatformErrorCode.MALFORMED_REQUEST,
                            "the request cannot be served",
                            List.of());
        };
    }
}
