import Backprop

let moons = Dataset.moons(100, noise: 0.1, seed: 0)
let setup = Setup(x: moons.x, y: moons.y, parameters: Setup.parameters(ScalarGraph.sizes))
let graph = ScalarGraph(setup)
let cold = Clock.measure { for _ in 0..<50 { _ = graph.step() } }
print("cold", 50 / cold.cpu)
for _ in 0..<3 {
  let warm = Clock.measure { for _ in 0..<500 { _ = graph.step() } }
  print("warm", 500 / warm.cpu, graph.step())
}
