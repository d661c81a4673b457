package io.openbailian.conformance.sdk;

import com.alibaba.dashscope.common.ResultCallback;
import io.openbailian.conformance.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// The frames of one stream, as the SDK hands them to its caller.
final class Frames<T> extends ResultCallback<T> {
  private final List<T> frames = new ArrayList<>();
  private final CompletableFuture<List<T>> whole = new CompletableFuture<>();

  private Frames() {}

  /// A call of the SDK that streams to a callback.
  @FunctionalInterface
  interface Call<T> {
    void run(ResultCallback<T> callback) throws Exception;
  }

  /// All frames of the call.
  ///
  /// @throws Exception what the SDK told the callback
  static <T> List<T> of(Call<T> call) throws Exception {
    Frames<T> callback = new Frames<>();
    call.run(callback);
    try {
      return callback.whole.orTimeout(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Exception told) {
        throw told;
      }
      throw e;
    }
  }

  @Override
  public void onEvent(T frame) {
    frames.add(frame);
  }

  @Override
  public void onComplete() {
    whole.complete(List.copyOf(frames));
  }

  @Override
  public void onError(Exception e) {
    whole.completeExceptionally(e);
  }
}
