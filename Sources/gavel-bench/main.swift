import GavelBench

Bench.main()
