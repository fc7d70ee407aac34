"""The Python frameworks that backprop-bench compares the engine with, each in the fastest form it has.

    peers.py installed                                 which of them there are
    peers.py run PEER WORKLOAD FOLDER THREADS          one measurement, as JSON lines
    peers.py first-loss PEER                           one step on XOR, for the time until it is printed

FOLDER holds the data and first weights that the engine wrote, as plain 64-bit numbers, so all do the same work and
end at the same loss. Rates are by processor time, products on several threads by wall time; compilation is not counted.
"""
import importlib.util
import json
import os
import sys
import time

PEERS = ["numpy", "jax", "torch", "micrograd"]
SIZES = {"W1": [2, 4, 1], "W2": [2, 16, 16, 1], "W3": [64, 64, 10], "W4": [784, 512, 512, 10], "W6": [2, 16, 16, 1]}
RATE = {"W1": 1.0, "W2": 0.01, "W3": 0.001, "W4": 0.01, "W6": 0.1}
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8
DTYPES = {"W1": ["float64"], "W2": ["float64", "float32"], "W3": ["float32"], "W4": ["float32"]}


def emit(peer, workload, value, unit, **more):
    print(json.dumps(dict(peer=peer, workload=workload, value=value, unit=unit, **more)), flush=True)


def report(peer, workload, cpu, loss, dtype, variant):
    amount, unit = {"W1": (20000, "steps/s"), "W2": (2000, "steps/s"), "W3": (10 * 1437, "samples/s"),
                    "W4": (300 * 128, "samples/s")}[workload]
    emit(peer, workload, amount / cpu, unit, dtype=dtype, threads=1, variant=variant, loss=float(loss))


def median_cpu(runs, work):
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return sorted(times)[runs // 2], result


class Data:
    """What the engine wrote for a workload, in the wanted precision."""

    def __init__(self, folder, workload, dtype):
        import numpy as np
        read = lambda part: np.fromfile(os.path.join(folder, f"{workload}-{part}"))
        sizes, flat, at = SIZES[workload], read("parameters"), 0
        self.x = read("x").reshape(-1, sizes[0]).astype(dtype)
        self.y = read("y").reshape(len(self.x), -1)
        self.y = self.y[:, 0].astype(np.int64) if workload in ("W3", "W4") else self.y.astype(dtype)
        self.order = read("order").astype(np.int64).reshape(-1, len(self.x))
        self.weights, self.biases = [], []
        for a, b in zip(sizes, sizes[1:]):
            self.weights.append(flat[at:at + a * b].reshape(a, b).astype(dtype))
            self.biases.append(flat[at + a * b:at + a * b + b].astype(dtype))
            at += (a + 1) * b

    def batches(self):
        return [order[i:i + 32] for order in self.order for i in range(0, len(order), 32)]


# NumPy: backpropagation by hand, as a course writes it.

def numpy_run(workload, folder, dtype):
    import numpy as np
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    hidden = {"W1": (sigmoid, lambda a: a * (1 - a)), "W2": (np.tanh, lambda a: 1 - a * a)}.get(
        workload, (lambda z: np.maximum(z, 0), lambda a: a > 0))

    def softmax(z):
        e = np.exp(z - z.max(1, keepdims=True))
        return e / e.sum(1, keepdims=True)
    out = softmax if workload in ("W3", "W4") else sigmoid
    eye = np.eye(10, dtype=dtype)
    target = lambda y: eye[y] if workload in ("W3", "W4") else y

    def work():
        d = Data(folder, workload, dtype)
        p = d.weights + d.biases
        layers = len(d.weights)
        m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
        start = time.process_time()
        batches = d.batches() if workload == "W3" else [slice(None)] * {"W1": 20000, "W2": 2000, "W4": 300}[workload]
        y = target(d.y)
        for step, rows in enumerate(batches, 1):
            acts = [d.x[rows]]
            for w, b in zip(p[:layers], p[layers:]):
                z = acts[-1] @ w + b
                acts.append((hidden[0] if len(acts) < layers else out)(z))
            delta, g = (acts[-1] - y[rows]) / np.asarray(len(acts[0]), dtype), [None] * 2 * layers
            for i in reversed(range(layers)):
                g[i], g[layers + i] = acts[i].T @ delta, delta.sum(0)
                if i:
                    delta = (delta @ p[i].T) * hidden[1](acts[i])
            rate = RATE[workload]
            if workload in ("W1", "W4"):
                for a, ga in zip(p, g):
                    a -= rate * ga
                continue
            k, r = rate / (1 - BETA1 ** step), 1 / np.sqrt(1 - BETA2 ** step)
            for a, ga, ma, va in zip(p, g, m, v):
                ma *= BETA1
                ma += (1 - BETA1) * ga
                va *= BETA2
                va += (1 - BETA2) * (ga * ga)
                a -= k * ma / (np.sqrt(va) * r + EPSILON)
        cpu = time.process_time() - start
        a = d.x
        for w, b in zip(p[:layers - 1], p[layers:]):
            a = hidden[0](a @ w + b)
        q = out((a @ p[layers - 1] + p[-1]).astype(np.float64))
        if workload in ("W3", "W4"):
            return cpu, -np.log(q[np.arange(len(q)), d.y]).mean()
        return cpu, -(d.y * np.log(q) + (1 - d.y) * np.log1p(-q)).mean()
    report("numpy", workload, *work(), dtype, "by hand")


# JAX: the whole training compiled as one loop.

def jax_run(workload, folder, dtype):
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp
    from jax import lax
    d = Data(folder, workload, dtype)
    act = {"W1": jax.nn.sigmoid, "W2": jnp.tanh}.get(workload, jax.nn.relu)
    params = [(jnp.asarray(w), jnp.asarray(b)) for w, b in zip(d.weights, d.biases)]
    x, y = jnp.asarray(d.x), jnp.asarray(d.y)

    def loss(p, x, y):
        for w, b in p[:-1]:
            x = act(x @ w + b)
        z = x @ p[-1][0] + p[-1][1]
        if workload in ("W3", "W4"):
            return jnp.mean(jax.nn.logsumexp(z, 1) - jnp.take_along_axis(z, y[:, None], 1)[:, 0])
        if workload == "W1":
            q = jax.nn.sigmoid(z)
            return -jnp.mean(y * jnp.log(q) + (1 - y) * jnp.log1p(-q))
        return jnp.mean(jnp.logaddexp(0, z) - y * z)

    def step(state, x, y):
        p, m, v, t = state
        g, t = jax.grad(loss)(p, x, y), t + 1
        if workload in ("W1", "W4"):
            return jax.tree.map(lambda a, b: a - RATE[workload] * b, p, g), m, v, t
        m = jax.tree.map(lambda a, b: BETA1 * a + (1 - BETA1) * b, m, g)
        v = jax.tree.map(lambda a, b: BETA2 * a + (1 - BETA2) * b * b, v, g)
        k, r = RATE[workload] / (1 - BETA1 ** t), jnp.sqrt(1 - BETA2 ** t)
        return jax.tree.map(lambda w, a, q: w - k * a / (jnp.sqrt(q) / r + EPSILON), p, m, v), m, v, t
    zeros = jax.tree.map(jnp.zeros_like, params)
    fresh = lambda: jax.tree.map(lambda a: a.copy(), (params, zeros, zeros, jnp.zeros((), dtype)))
    if workload == "W3":
        full = d.order[:, :len(d.x) // 32 * 32].reshape(10, -1, 32)
        rest = d.order[:, len(d.x) // 32 * 32:]

        @jax.jit
        def run(state, x, y, full, rest):
            def epoch(state, order):
                state, _ = lax.scan(lambda s, i: (step(s, x[i], y[i]), 0), state, order[0])
                return step(state, x[order[1]], y[order[1]]), 0
            return lax.scan(epoch, state, (full, rest))[0]
        train = lambda s: run(s, x, y, full, rest)
    else:
        steps = {"W1": 20000, "W2": 2000, "W4": 300}[workload]
        run = jax.jit(lambda s, x, y: lax.fori_loop(0, steps, lambda _, q: step(q, x, y), s))
        train = lambda s: run(s, x, y)
    work = lambda: jax.block_until_ready(train(fresh()))
    work()
    cpu, state = median_cpu(3 if workload == "W4" else 7, work)
    report("jax", workload, cpu, loss(state[0], x, y), dtype, "compiled loop")


# PyTorch: the loop of its tutorials.

def torch_run(workload, folder, dtype):
    import torch
    from torch import nn
    torch.set_num_threads(1)
    d = Data(folder, workload, dtype)
    act = {"W1": nn.Sigmoid, "W2": nn.Tanh}.get(workload, nn.ReLU)
    modules = []
    for w, b in zip(d.weights, d.biases):
        linear = nn.Linear(*w.shape, dtype=getattr(torch, dtype))
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(w.T))
            linear.bias.copy_(torch.tensor(b))
        modules += [linear, act()]
    net = nn.Sequential(*modules[:-1])
    criterion = nn.CrossEntropyLoss() if workload in ("W3", "W4") else nn.BCEWithLogitsLoss()
    adam = workload in ("W2", "W3")
    kind = torch.optim.Adam if adam else torch.optim.SGD
    optimizer = kind(net.parameters(), lr=RATE[workload], fused=True)
    x, y = torch.tensor(d.x), torch.tensor(d.y)
    batches = [torch.tensor(b) for b in d.batches()] if workload == "W3" else None
    steps = {"W1": 20000, "W2": 2000, "W4": 300}.get(workload)
    start = time.process_time()
    for rows in batches or range(steps):
        xb, yb = (x[rows], y[rows]) if batches else (x, y)
        optimizer.zero_grad()
        criterion(net(xb), yb).backward()
        optimizer.step()
    cpu = time.process_time() - start
    with torch.no_grad():
        report("torch", workload, cpu, criterion(net(x), y), dtype, "eager")


def micrograd_run(folder):
    """The rate of the first five steps with CPython's cycle collector off, which would take most of the time; and the
    loss that fifty end at."""
    import gc
    from micrograd.nn import MLP
    d = Data(folder, "W6", "float64")
    net = MLP(2, [16, 16, 1])
    for layer, w, b in zip(net.layers, d.weights, d.biases):
        for j, neuron in enumerate(layer.neurons):
            for i, weight in enumerate(neuron.w):
                weight.data = float(w[i, j])
            neuron.b.data = float(b[j])
    points, targets = d.x.tolist(), (2 * d.y.ravel() - 1).tolist()

    def step():
        loss = sum((net(p) - t) ** 2 for p, t in zip(points, targets)) * (1 / len(points))
        net.zero_grad()
        loss.backward()
        for p in net.parameters():
            p.data -= RATE["W6"] * p.grad
        return loss.data

    gc.disable()
    start = time.process_time()
    for _ in range(5):
        step()
    cpu = time.process_time() - start
    for _ in range(45):
        gc.collect()
        loss = step()
    emit("micrograd", "W6", 5 / cpu, "steps/s", dtype="float64", threads=1, variant="collector off", loss=loss)


def products(peer, threads):
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(threads)
    import numpy as np
    for dtype in ("float32", "float64"):
        for n in (512, 1024, 2048):
            a, b = (np.random.default_rng(s).standard_normal((n, n)).astype(dtype) for s in (0, 1))
            if peer == "numpy":
                out = np.empty_like(a)
                work = lambda: np.dot(a, b, out)
            else:
                import torch
                torch.set_num_threads(threads)
                x, y, out = torch.from_numpy(a), torch.from_numpy(b), torch.empty(n, n, dtype=getattr(torch, dtype))
                work = lambda: torch.mm(x, y, out=out)
            work()
            repeats, times = max(1, int(1e10 / (2 * n ** 3))), []
            clock = time.process_time if threads == 1 else time.perf_counter
            for _ in range(5):
                start = clock()
                for _ in range(repeats):
                    work()
                times.append(clock() - start)
            emit(peer, "W5", 2 * n ** 3 * repeats / sorted(times)[2] / 1e9, "GFLOP/s", dtype=dtype, threads=threads,
                 n=n)


def first_loss(peer):
    data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
    if peer == "micrograd":
        from micrograd.nn import MLP
        net = MLP(2, [4, 1])
        loss = sum((net(list(map(float, x))) - y) ** 2 for x, y in data) * 0.25
        loss.backward()
        for p in net.parameters():
            p.data -= p.grad
        print(loss.data)
        return
    xs, ys = [list(map(float, x)) for x, _ in data], [[float(y)] for _, y in data]
    if peer == "torch":
        import torch
        net = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 1))
        optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
        loss = torch.nn.BCEWithLogitsLoss()(net(torch.tensor(xs)), torch.tensor(ys))
        loss.backward()
        optimizer.step()
        loss = loss.detach()
    elif peer == "jax":
        import jax
        import jax.numpy as jnp
        x, y = jnp.array(xs), jnp.array(ys)
        p = [jax.random.normal(jax.random.key(0), (2, 4)), jnp.zeros(4), jnp.ones((4, 1)), jnp.zeros(1)]
        f = lambda p: jnp.mean((jax.nn.sigmoid(jax.nn.sigmoid(x @ p[0] + p[1]) @ p[2] + p[3]) - y) ** 2)
        loss, g = jax.jit(jax.value_and_grad(f))(p)
        p = [a - b for a, b in zip(p, g)]
    else:
        import numpy as np
        x, y, w, v = np.array(xs), np.array(ys), np.random.default_rng(0).standard_normal((2, 4)), np.ones((4, 1))
        sigmoid = lambda z: 1 / (1 + np.exp(-z))
        h = sigmoid(x @ w)
        q = sigmoid(h @ v)
        loss, delta = -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)), (q - y) / 4
        v, w = v - h.T @ delta, w - x.T @ ((delta @ v.T) * h * (1 - h))
    print(float(loss))


def main(arguments):
    if arguments[0] == "installed":
        print("\n".join(p for p in PEERS if importlib.util.find_spec(p)))
    elif arguments[0] == "first-loss":
        first_loss(arguments[1])
    else:
        peer, workload, folder, threads = arguments[1], arguments[2], arguments[3], int(arguments[4])
        if workload == "W5" and peer in ("numpy", "torch"):
            products(peer, threads)
        elif workload == "W6" and peer == "micrograd":
            sys.setrecursionlimit(10 ** 6)
            micrograd_run(folder)
        elif workload in DTYPES and peer != "micrograd":
            for dtype in DTYPES[workload]:
                dict(numpy=numpy_run, jax=jax_run, torch=torch_run)[peer](workload, folder, dtype)


if __name__ == "__main__":
    main(sys.argv[1:])
