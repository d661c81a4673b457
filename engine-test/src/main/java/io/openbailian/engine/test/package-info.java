/// What an engine, and what runs engines, is tested with; published for those who write an engine.
///
/// An engine's tests extend the contract of each kind of work it does and say how it is opened and
/// which call it can carry out:
///
/// {@snippet :
/// final class LampEngineTest extends PictureContract {
///   @Override
///   protected Engine open() {
///     return new LampEngine(SteppedTime.atNoon());
///   }
///
///   @Override
///   protected TestCall call() {
///     return TestCall.textToImage("a lamp");
///   }
/// }
/// }
///
/// Beside the contracts live the call that a test makes ({@link
/// io.openbailian.engine.test.TestCall}), clocks that a test moves ({@link
/// io.openbailian.engine.test.SteppedTime}, {@link io.openbailian.engine.test.JumpingTime}), an
/// engine that does what a test tells it ({@link io.openbailian.engine.test.FakeEngine}) and
/// everything one can do wrong ({@link io.openbailian.engine.test.BadEngines}). Nothing here may know
/// the server or an engine of ours.
@NullMarked
package io.openbailian.engine.test;

import org.jspecify.annotations.NullMarked;
