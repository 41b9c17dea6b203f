import GavelApp

Gavel.main()
