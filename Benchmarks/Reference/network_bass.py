#!/usr/bin/env python3
"""The network Bass process in NumPy and in Numba, beside which `make bench` sets Peloton's kernel.

A firm that has not adopted adopts in a step with probability 1 - (1 - p)(1 - q)^n, where n of its sources had adopted
at the end of the step before; every firm has k sources, drawn uniformly among the others with replacement.

Prints one line per program and repetition: its name, seconds (without network and compilation), share of adopters.
Leaves out what Python does not have, and says so on standard error.
"""

import argparse
import sys
import time

try:
    import numpy as np
except ImportError:
    print("NumPy is not present.", file=sys.stderr)
    sys.exit(0)
try:
    import numba as nb
except ImportError:
    nb = None
    print("Numba is not present.", file=sys.stderr)


def draw_network(firms, k, rng):
    """Sources of every firm (firms x k), and the same links by source: first listener of each firm, listeners."""
    source = rng.integers(0, firms - 1, size=(firms, k), dtype=np.uint32)
    source += source >= np.arange(firms, dtype=np.uint32)[:, None]
    order = np.argsort(source, axis=None, kind="stable")
    first = np.zeros(firms + 1, dtype=np.int64)
    np.cumsum(np.bincount(source.ravel(), minlength=firms), out=first[1:])
    return source, first, (order // k).astype(np.uint32)


def numpy_push(first, listener, chance, steps, seed):
    """Firms yet to adopt in an array; an adoption is added to the counts of its listeners."""
    rng = np.random.default_rng(seed)
    firms = len(first) - 1
    count = np.zeros(firms, dtype=np.uint8)
    waiting = np.arange(firms, dtype=np.uint32)
    for _ in range(steps):
        adopts = rng.random(len(waiting)) < chance[count[waiting]]
        adopting = waiting[adopts]
        waiting = waiting[~adopts]
        starts, sizes = first[adopting], first[adopting + 1] - first[adopting]
        # Positions of all listeners of all adopters, one after the other.
        places = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        np.add.at(count, listener[places], 1)
    return 1 - len(waiting) / firms


if nb:

    @nb.njit(parallel=True, cache=True)
    def numba_pull(source, chance, steps):
        """Every firm looks up its sources; firms in parallel, a new state beside the old one."""
        firms, k = source.shape
        now = np.zeros(firms, dtype=np.uint8)
        after = np.zeros(firms, dtype=np.uint8)
        for _ in range(steps):
            for firm in nb.prange(firms):
                if now[firm]:
                    after[firm] = 1
                else:
                    n = 0
                    for slot in range(k):
                        n += now[source[firm, slot]]
                    after[firm] = np.random.random() < chance[n]
            now, after = after, now
        return now.sum() / firms

    @nb.njit(parallel=True, cache=True)
    def numba_push(first, listener, chance, steps):
        """Firms decide in parallel on their counts; adoptions are added to the counts of listeners one by one."""
        firms = len(first) - 1
        count = np.zeros(firms, dtype=np.uint8)
        adopted = np.zeros(firms, dtype=np.uint8)
        for _ in range(steps):
            for firm in nb.prange(firms):
                if adopted[firm] == 0 and np.random.random() < chance[count[firm]]:
                    adopted[firm] = 2
            for firm in range(firms):
                if adopted[firm] == 2:
                    adopted[firm] = 1
                    for place in range(first[firm], first[firm + 1]):
                        count[listener[place]] += 1
        return adopted.sum() / firms


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, default=1_000_000)
    parser.add_argument("--sources", type=int, default=10)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--p", type=float, default=0.01)
    parser.add_argument("--q", type=float, default=0.03)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repetitions", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source, first, listener = draw_network(arguments.firms, arguments.sources, np.random.default_rng(arguments.seed))
    chance = 1 - (1 - arguments.p) * (1 - arguments.q) ** np.arange(arguments.sources + 1)
    programs = {"numpy": lambda: numpy_push(first, listener, chance, arguments.steps, arguments.seed)}
    if nb:
        nb.set_num_threads(min(arguments.threads, nb.config.NUMBA_NUM_THREADS))
        programs["numba-pull"] = lambda: numba_pull(source, chance, arguments.steps)
        programs["numba-push"] = lambda: numba_push(first, listener, chance, arguments.steps)
        # Compiles, or fetches what was compiled before, and starts the threads.
        numba_pull(source[:64] % 64, chance, 1)
        numba_push(np.zeros(65, dtype=np.int64), listener, chance, 1)
    for _ in range(arguments.repetitions):
        for name, run in programs.items():
            start = time.perf_counter()
            share = run()
            print(name, time.perf_counter() - start, share, flush=True)


main()
