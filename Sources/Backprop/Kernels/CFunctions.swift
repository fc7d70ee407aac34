// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The names are C's.

// The C functions of the CKernels target, declared by hand: see its header, CKernels.h.
//
// Importing the header as a module would be shorter. But whoever compiles against Backprop would then have to
// tell the compiler where that module is, although nothing public mentions it; a lesson's cell has only
// Backprop's own module. C's `long` is an Int, and these are the same functions for both types of number.

/// Which place it is never changes while a function runs on its thread, so one call does for many values. (A function
/// that awaits may go on elsewhere; but values are one thread's own, and do not outlast an `await` anyway.)
@usableFromInline @_effects(readnone) @_extern(c) func backprop_thread_tape() -> UnsafeMutableRawPointer
@_extern(c) func backprop_kernels_name() -> UnsafePointer<CChar>
@_extern(c) func backprop_kernels_use(_ name: UnsafePointer<CChar>?) -> Int

@_extern(c) func backprop_product_f32(
  _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aColumn: Int,
  _ b: UnsafePointer<Float>, _ bRow: Int, _ bColumn: Int,
  _ c: UnsafeMutablePointer<Float>, _ cRow: Int, _ bias: UnsafePointer<Float>?, _ mode: Int, _ threads: Int)
@_extern(c) func backprop_activate_f32(
  _ activation: Int, _ count: Int, _ z: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_deactivate_f32(
  _ activation: Int, _ count: Int, _ a: UnsafePointer<Float>, _ delta: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_exp_f32(
  _ count: Int, _ x: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_log_f32(
  _ count: Int, _ x: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_softmax_f32(
  _ rows: Int, _ columns: Int, _ z: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_column_sums_f32(
  _ rows: Int, _ columns: Int, _ a: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, _ mode: Int)
@_extern(c) func backprop_descend_f32(
  _ count: Int, _ rate: Float, _ g: UnsafePointer<Float>, _ p: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_adam_f32(
  _ count: Int, _ rate: Float, _ scale: Float, _ beta1: Float, _ beta2: Float, _ epsilon: Float,
  _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>, _ v: UnsafeMutablePointer<Float>,
  _ p: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_lanes_pack_f32(
  _ rows: Int, _ columns: Int, _ a: UnsafePointer<Float>, _ lanes: UnsafeMutablePointer<Float>)
@_extern(c) func backprop_lanes_scratch_f32(_ layers: Int, _ sizes: UnsafePointer<Int>) -> Int
@_extern(c) func backprop_lanes_gradient_f32(
  _ layers: Int, _ sizes: UnsafePointer<Int>, _ activations: UnsafePointer<Int>, _ output: Int,
  _ parameters: UnsafePointer<Float>,
  _ rows: Int, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ scale: Float,
  _ scratch: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>)

@_extern(c) func backprop_product_f64(
  _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aColumn: Int,
  _ b: UnsafePointer<Double>, _ bRow: Int, _ bColumn: Int,
  _ c: UnsafeMutablePointer<Double>, _ cRow: Int, _ bias: UnsafePointer<Double>?, _ mode: Int,
  _ threads: Int)
@_extern(c) func backprop_activate_f64(
  _ activation: Int, _ count: Int, _ z: UnsafePointer<Double>, _ a: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_deactivate_f64(
  _ activation: Int, _ count: Int, _ a: UnsafePointer<Double>, _ delta: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_exp_f64(
  _ count: Int, _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_log_f64(
  _ count: Int, _ x: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_softmax_f64(
  _ rows: Int, _ columns: Int, _ z: UnsafePointer<Double>, _ a: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_column_sums_f64(
  _ rows: Int, _ columns: Int, _ a: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>, _ mode: Int
)
@_extern(c) func backprop_descend_f64(
  _ count: Int, _ rate: Double, _ g: UnsafePointer<Double>, _ p: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_adam_f64(
  _ count: Int, _ rate: Double, _ scale: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double,
  _ g: UnsafePointer<Double>, _ m: UnsafeMutablePointer<Double>, _ v: UnsafeMutablePointer<Double>,
  _ p: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_lanes_pack_f64(
  _ rows: Int, _ columns: Int, _ a: UnsafePointer<Double>, _ lanes: UnsafeMutablePointer<Double>)
@_extern(c) func backprop_lanes_scratch_f64(_ layers: Int, _ sizes: UnsafePointer<Int>) -> Int
@_extern(c) func backprop_lanes_gradient_f64(
  _ layers: Int, _ sizes: UnsafePointer<Int>, _ activations: UnsafePointer<Int>, _ output: Int,
  _ parameters: UnsafePointer<Double>,
  _ rows: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ scale: Double,
  _ scratch: UnsafeMutablePointer<Double>, _ gradient: UnsafeMutablePointer<Double>)
