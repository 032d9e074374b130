"""The training step of BenchmarkLearner in PyTorch 2, for docs/benchmarks.md: same shapes, same layers, same optimiser.

Usage: python3 tcn_step.py [--threads N]
"""

import argparse
import time

import torch
from torch import nn

BATCH, LENGTH, FEATURES = 64, 64, 12
BLOCKS = [(32, 1), (32, 2), (64, 4), (64, 8)]
KERNEL = 3


class Block(nn.Module):
    def __init__(self, channels, filters, dilation):
        super().__init__()
        self.first = nn.Conv1d(channels, filters, KERNEL, dilation=dilation)
        self.second = nn.Conv1d(filters, filters, KERNEL, dilation=dilation)
        self.shortcut = nn.Identity() if channels == filters else nn.Conv1d(channels, filters, 1)
        self.dropout = nn.Dropout1d(0.3)
        self.reach = 2 * (KERNEL - 1) * dilation

    def forward(self, x):
        y = self.dropout(torch.relu(self.first(x)))
        y = self.dropout(torch.relu(self.second(y)))
        return torch.relu(y + self.shortcut(x[:, :, self.reach :]))


class Tcn(nn.Module):
    def __init__(self):
        super().__init__()
        blocks, channels = [], FEATURES
        for filters, dilation in BLOCKS:
            blocks.append(Block(channels, filters, dilation))
            channels = filters
        self.blocks = nn.Sequential(*blocks)
        self.dense = nn.Linear(channels, 32)
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        pooled = self.blocks(x.transpose(1, 2)).mean(dim=2)
        return self.head(torch.relu(self.dense(pooled))).squeeze(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    torch.set_num_threads(parser.parse_args().threads)
    torch.manual_seed(1)
    model = Tcn()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_of = nn.BCEWithLogitsLoss()
    x = torch.rand(BATCH, LENGTH, FEATURES) * 2 - 1
    y = (torch.arange(BATCH) % 2).float()
    times = []
    for step in range(1200):
        started = time.perf_counter()
        optimiser.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimiser.step()
        if step >= 200:
            times.append((time.perf_counter() - started) * 1e3)
    times.sort()
    parameters = sum(p.numel() for p in model.parameters())
    print(
        f"torch {torch.__version__}, {torch.get_num_threads()} threads, {parameters} parameters: "
        f"p50 {times[len(times) // 2]:.3f} ms, p99 {times[len(times) * 99 // 100]:.3f} ms per step"
    )


if __name__ == "__main__":
    main()
