extension StatsPage {
    /// Light, and dark where the reader's system is.
    static let style = """
        :root { color-scheme: light dark; --ground: #fff; --ink: #1c2128; --faint: #59636e;
          --rule: #d9dee3; --part0: #2f6fb3; --part1: #e3a008; --part2: #8d4a8f; }
        @media (prefers-color-scheme: dark) { :root { --ground: #15191e; --ink: #e6e9ec;
          --faint: #9aa5b1; --rule: #343c45; --part0: #69a7ea; --part1: #edb945; --part2: #c486c6; } }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        p { margin: .5rem 0; } figure { margin: 0; }
        .tiles { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1.25rem 0; }
        .tiles dt { color: var(--faint); font-size: .875rem; }
        .tiles dd { margin: 0; font-size: 1.75rem; line-height: 1.2;
          font-variant-numeric: tabular-nums; }
        .tiles small { display: block; font-size: .875rem; color: var(--faint); min-height: 1.2em; }
        svg { display: block; width: 100%; min-width: 34rem; height: auto; }
        .part0 { fill: var(--part0); background: var(--part0); }
        .part1 { fill: var(--part1); background: var(--part1); }
        .part2 { fill: var(--part2); background: var(--part2); }
        .grid { stroke: var(--rule); } .axis { fill: var(--faint); font-size: 11px; }
        .legend { display: flex; gap: 1.25rem; list-style: none; margin: 0 0 .5rem; padding: 0;
          font-size: .875rem; }
        .key { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem;
          font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--faint); font-size: .875rem; padding: .25rem 0; }
        th, td { padding: .25rem .5rem; border-bottom: 1px solid var(--rule); text-align: right; }
        th:first-child { text-align: left; font-weight: normal; overflow-wrap: anywhere; }
        thead th { color: var(--faint); font-weight: normal; }
        summary { cursor: pointer; color: var(--faint); font-size: .875rem; }
        section { overflow-x: auto; }
        """
}
